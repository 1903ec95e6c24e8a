/**
 * Python packages that have a build without a GPU's libraries, by their names and versions on PyPI, and how much smaller that is: the
 * unpacked wheels of both builds for CPython on x86-64 were compared on 2026-11-29. A build measures the truth.
 */

export interface CpuPackage {
  /** As PyPI compares names: small letters, with `-` between words. */
  gpu: string;
  /** What to install instead. */
  cpu: string;
  /** Versions of the GPU's build that the other one has, too. */
  versions: RegExp;
  /** The part that the other build is smaller by, without bytecode and GPU libraries that are files of their own. */
  smallerBy: number;
  /** How much more or less that part may be. */
  spread: number;
}

export const CPU_PACKAGES: readonly CpuPackage[] = [
  // 1.16.3, 1.20.0, 1.22.0 and 1.31.1: from 8 % smaller to 4 % larger. 1.20.2 has no other build.
  { gpu: 'onnxruntime-gpu', cpu: 'onnxruntime', versions: /^(?!1\.20\.2$)\d/, smallerBy: 0, spread: 0.1 },
  // 2.12.0, 2.15.1, 2.18.0 and 2.20.0: 40.5, 34.3, 40.4 and 35.9 % smaller.
  { gpu: 'tensorflow', cpu: 'tensorflow-cpu', versions: /^2\.(?:1[2-9]|[2-9]\d)\./, smallerBy: 0.375, spread: 0.045 },
  // 1.7.2, 1.14.3 and 1.15.1: 76.8, 74.0 and 73.5 % smaller.
  { gpu: 'faiss-gpu', cpu: 'faiss-cpu', versions: /^1\.(?:7\.[0-2]|14\.3|1[5-9]\.)/, smallerBy: 0.75, spread: 0.05 },
  // 1.9.0.post1, 1.11.0 and 1.13.0: 9 % larger, 21 % larger and 24 % smaller. Later versions have other numbers.
  {
    gpu: 'faiss-gpu-cu12',
    cpu: 'faiss-cpu',
    versions: /^1\.(?:9\.0\.post1|1[0-2]\.0|13\.[0-2])$/,
    smallerBy: 0,
    spread: 0.25,
  },
  // 2.6.2 alone has both builds: 84.8 % smaller.
  { gpu: 'paddlepaddle-gpu', cpu: 'paddlepaddle', versions: /^2\.6\.2$/, smallerBy: 0.85, spread: 0.02 },
  // 2.1.1, 2.1.4, 3.0.5 and 3.2.0: 94.4, 95.9, 91.4 and 92.3 % smaller.
  { gpu: 'xgboost', cpu: 'xgboost-cpu', versions: /^(?:2\.1\.[1-9]|[3-9]\.)/, smallerBy: 0.935, spread: 0.035 },
];

/** Packages of PyTorch: https://pytorch.org/get-started/locally/ has an index of builds for CPUs, under the same names. */
export const TORCH: ReadonlySet<string> = new Set(['torch', 'torchvision', 'torchaudio']);
export const TORCH_INDEX = 'https://download.pytorch.org/whl/cpu';
/** Not compared: its index was not within reach. */
export const TORCH_SPREAD = 0.15;

/** What only a GPU's build depends on. */
const RUNTIME =
  /^(?:nvidia-(?:cublas|cuda-(?:runtime|nvrtc|nvcc|cupti|cccl|crt)|cudnn|cufft|cufile|curand|cusolver|cusparse|cusparselt|nccl|npp|nvjitlink|nvjpeg|nvshmem|nvtx|nvvm)(?:-cu\d+)?|triton|pytorch-triton|cuda-(?:bindings|pathfinder|toolkit)|jax-cuda\d+-(?:plugin|pjrt))$/;

export function isRuntime(name: string): boolean {
  return RUNTIME.test(name);
}

/** Packages that are of no use without a GPU, or ask what it does. */
const USES_GPU =
  /^(?:(?:nvidia|cupy|cudf|cuml|cugraph|rmm|raft|tensorrt|torch-tensorrt|sglang|triton|apex|dali)(?:-.+)?|flash-attn(?:-.+)?|vllm|bitsandbytes|xformers|pynvml|gpustat|nvitop|pycuda|numba-cuda|cuda-.+|deepspeed|auto-gptq|autoawq|gptqmodel|exllamav2|mamba-ssm|causal-conv1d|unsloth|.+-gpu|.+-cu(?:da)?1\d+)$/;

export function usesGpu(name: string): boolean {
  return !isRuntime(name) && USES_GPU.test(name) && !CPU_PACKAGES.some(({ gpu }) => gpu === name);
}

/** As PyPI compares names. */
export function projectName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
