import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { detector } from './detector.ts';
import { bytesOf, subtree } from './subtree.ts';

const LEAST = 1_000_000;

/** Python packages that have a build without a GPU runtime. */
const FRAMEWORKS = ['torch', 'tensorflow', 'onnxruntime', 'jaxlib', 'paddle', 'mxnet', 'xgboost', 'faiss'];

/** Packages that are a GPU runtime and nothing else. */
const RUNTIMES = /^(?:nvidia|triton|tensorrt|tensorrt_libs|jax_cuda\d*_plugin|cuda_bindings|cusparselt)$/;

/** Libraries of the GPU build inside a framework. */
const LIBRARIES =
  /^(?:lib)?(?:torch_cuda|c10_cuda|cu(?:dart|dnn|blas|fft|file|rand|solver|sparse|pti)|nccl|(?:caffe2_)?nvrtc|nvshmem|onnxruntime_providers_(?:cuda|tensorrt))/;

/** Toolkits of the system, as NVIDIA's images and packages install them. */
const TOOLKIT = /^cuda-\d+(?:\.\d+)*$/;

export default detector({
  id: 'gpu-runtime',
  title: 'A GPU runtime that a CPU build does not need',
  severity: 'info',
  when: 'A framework with a CPU-only build (PyTorch, TensorFlow, ONNX Runtime, JAX, Paddle, MXNet, XGBoost, Faiss) is in a `site-packages` folder, together with at least 1 MB of CUDA libraries: `nvidia/`, `triton/`, TensorRT, the framework’s own CUDA libraries, `/usr/local/cuda-*`. The detector cannot know whether the container has a GPU.',
  why: 'Without a GPU nothing loads these libraries, which are most of the image. The CPU builds do not have them.',
  remedy:
    'If the container has no GPU, install the CPU build: `pip install torch --index-url https://download.pytorch.org/whl/cpu`, `tensorflow-cpu` instead of `tensorflow`, `onnxruntime` instead of `onnxruntime-gpu`, `jax` instead of `jax[cuda12]`.',
  find({ root, sitePackages }) {
    const places = sitePackages.filter(({ children }) => FRAMEWORKS.some(name => children?.has(name)));
    if (places.length === 0) return [];
    const nodes = [...places.flatMap(runtimesIn), ...toolkits(root)];
    const names = new Map<object, number>();
    const found = nodes.flatMap(node => subtree(node, { names }));
    return bytesOf(found) < LEAST ? [] : found;
  },
  reports: [
    {
      layers: [
        {
          files: {
            '/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so': 65_536,
            '/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cuda.so': 600_000,
          },
        },
        {
          files: {
            '/usr/local/lib/python3.12/site-packages/nvidia/cudnn/lib/libcudnn.so.9': 700_000,
            '/usr/local/cuda-12.4/lib64/libcublas.so': 800_000,
          },
        },
      ],
      bytes: 2_100_000,
      paths: [
        '/usr/local/lib/python3.12/site-packages/nvidia',
        '/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cuda.so',
        '/usr/local/cuda-12.4',
      ],
    },
    // A file that is linked into two environments counts once.
    {
      layers: [
        {
          files: {
            '/opt/a/lib/python3.11/site-packages/torch/__init__.py': 5,
            '/opt/b/lib/python3.11/site-packages/torch/__init__.py': 5,
            '/opt/a/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.12': 1_000_000,
          },
          hardLinks: {
            '/opt/b/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.12':
              '/opt/a/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.12',
          },
        },
      ],
      bytes: 1_000_000,
    },
  ],
  ignores: [
    {
      layers: [{ files: { '/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so': 2_000_000 } }],
      because: 'a CPU build',
    },
    {
      layers: [
        {
          files: {
            '/usr/local/lib/python3.12/site-packages/nvidia/cudnn/lib/libcudnn.so.9': 700_000,
            '/usr/local/cuda-12.4/lib64/libcublas.so': 800_000,
          },
        },
      ],
      because: 'there is no framework with a CPU build',
    },
  ],
});

/** Whether a file of a framework is a library that only its GPU build has. */
export function isGpuLibrary(name: string): boolean {
  return LIBRARIES.test(name) && /\.so(?:\.|$)/.test(name);
}

function runtimesIn(sitePackages: StackNode): StackNode[] {
  const all = [...(sitePackages.children?.values() ?? [])];
  const frameworks = all.filter(({ name }) => FRAMEWORKS.includes(name));
  const inside = frameworks.flatMap(framework =>
    ['lib', 'capi'].flatMap(name => [...(framework.children?.get(name)?.children?.values() ?? [])]),
  );
  return [...all.filter(({ name }) => RUNTIMES.test(name)), ...inside.filter(({ name }) => LIBRARIES.test(name))];
}

function toolkits(root: StackNode): StackNode[] {
  const local = root.children?.get('usr')?.children?.get('local');
  return [...(local?.children?.values() ?? [])].filter(({ name }) => TOOLKIT.test(name));
}
