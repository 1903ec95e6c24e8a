/** The edit that installs builds for CPUs where nothing that is known uses a GPU. */
import { describe, expect, test } from '@jest/globals';
import { namesGpu } from '../../../src/analysis/edits/gpu/gpu-uses.ts';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { type PythonImage, type PythonStep, pip, pythonEdit, SITE } from '../../kit/packages/python-image.ts';

const MB = 1_000_000;
const library = (path: string, size: number): Entry => ({ name: `${SITE}/${path}`, size });

/** A package of which the record lists further files. */
function withFiles(entries: readonly Entry[], more: readonly Entry[]): Entry[] {
  const lines = more.map(({ name }) => `${name.slice(SITE.length + 1)},,\n`).join('');
  const listed = entries.map(one => (one.name.endsWith('/RECORD') ? { ...one, body: one.body + lines } : one));
  return [...listed, ...more];
}

const ONNX = withFiles(pip('onnxruntime_gpu', '1.20.0', { size: MB }), [
  library('onnxruntime/capi/libonnxruntime_providers_cuda.so', 30 * MB),
  library('onnxruntime/capi/onnxruntime_pybind11_state.so', 2 * MB),
]).map(one => ({ ...one, name: one.name.replace(`${SITE}/onnxruntime_gpu/`, `${SITE}/onnxruntime/`) }));
const NVIDIA = pip('nvidia_cublas_cu12', '12.4.5.8', { size: 8 * MB });
const NCCL = pip('nvidia_nccl_cu12', '2.21.5', { size: 5 * MB });
const TRITON = pip('triton', '3.1.0', { size: 4 * MB });
const needs = ['nvidia-cublas-cu12 ==12.4.5.8 ; platform_system == "Linux"', 'nvidia-nccl-cu12', 'triton ==3.1.0'];
const TORCH = [
  ...withFiles(pip('torch', '2.5.1', { size: MB, requires: needs }), [
    library('torch/lib/libtorch_cpu.so', 3 * MB),
    library('torch/lib/libtorch_cuda.so', 9 * MB),
  ]),
  ...NVIDIA,
  ...NCCL,
  ...TRITON,
];
const FLASK = pip('flask', '3.0.0');
const APP: PythonStep = ['COPY . .', [{ name: 'app/main.py', body: 'import torch\nprint(torch.zeros(3))\n' }]];
const INSTALL = 'RUN pip install --no-cache-dir onnxruntime-gpu==1.20.0 flask';
const CPU_INDEX = 'https://download.pytorch.org/whl/cpu';

const edited = ({
  steps = [[INSTALL, [...ONNX, ...FLASK]], APP],
  cmd = ['python', 'main.py'],
  ...more
}: Partial<PythonImage>) => pythonEdit('cpu-build', { steps, cmd, ...more });
const linesOf = async (image: Partial<PythonImage>) => (await edited(image))?.lines.split('\n');
const installed = (command: string, entries: readonly Entry[], app: readonly Entry[] = APP[1]) =>
  linesOf({
    steps: [
      [command, entries],
      ['COPY . .', app],
    ],
  });

describe('builds for CPUs', () => {
  test('of ONNX Runtime: another package in its place', async () => {
    expect(await edited({})).toEqual({
      lines: 'RUN pip install --no-cache-dir onnxruntime==1.20.0 flask\nCOPY . .',
      bytes: 30 * MB,
      leftOut: ['GPU libraries of onnxruntime_gpu'],
    });
  });

  test('whatever bytecode of other modules holds', async () => {
    const [base, bytecode] = ['words.py', '__pycache__/words.cpython-311.pyc'].map(
      (path): Entry => ({ name: `${SITE}/pip/_vendor/${path}`, body: 'Cuda' }),
    );
    const steps: PythonStep[] = [[INSTALL, [...ONNX, bytecode as Entry]], APP];
    expect(await edited({ base: [base as Entry], steps })).not.toBeNull();
  });

  test('of TensorFlow, by an estimate', async () => {
    const image: Partial<PythonImage> = {
      steps: [
        [
          "RUN pip3 install 'tensorflow[and-cuda]>=2.15'",
          [...pip('tensorflow', '2.15.1', { size: 8 * MB }), ...NVIDIA],
        ],
      ],
    };
    const result = await edited(image);
    expect(result?.lines).toBe("RUN pip3 install 'tensorflow-cpu>=2.15'");
    const nvidia = NVIDIA.reduce((sum, { size, body = '' }) => sum + (size ?? body.length), 0);
    expect(result?.bytes).toBeGreaterThan(nvidia + 3 * MB);
    expect(result?.bytes).toBeLessThan(nvidia + 3.01 * MB);
    expect(result?.leftOut).toEqual(['GPU code of tensorflow', 'nvidia_cublas_cu12']);
  });

  test('of TensorFlow keep its name if a package depends on it', async () => {
    const entries = [
      ...pip('tensorflow', '2.15.1', { size: MB }),
      ...NVIDIA,
      ...pip('tf_keras', '2.15', { requires: ['tensorflow'] }),
    ];
    expect(await installed('RUN uv pip install "tensorflow[and-cuda]" tf_keras', entries)).toEqual([
      'RUN uv pip install "tensorflow" tf_keras',
      'COPY . .',
    ]);
  });

  test('of JAX: without the extra', async () => {
    const entries = [...pip('jax', '0.4.35'), ...pip('jax_cuda12_plugin', '0.4.35', { size: 6 * MB }), ...NVIDIA];
    expect(await installed('RUN pip install jax[cuda12]==0.4.35', entries)).toEqual([
      'RUN pip install jax==0.4.35',
      'COPY . .',
    ]);
  });

  test.each([
    ['torch', `RUN pip install --index-url ${CPU_INDEX} torch`],
    ['torch==2.5.1 flask', `RUN pip install --extra-index-url ${CPU_INDEX} torch==2.5.1 flask`],
    ['sentence-transformers', `RUN pip install --extra-index-url ${CPU_INDEX} sentence-transformers`],
  ])('of PyTorch come from its index: %s', async (words, becomes) => {
    expect((await installed(`RUN pip install ${words}`, TORCH))?.[0]).toBe(becomes);
  });

  test('of PyTorch free its libraries and what nothing else needs', async () => {
    const steps: PythonStep[] = [
      ['RUN pip install torch xgboost', [...TORCH, ...pip('xgboost', '1.7.6', { requires: ['nvidia-nccl-cu12'] })]],
    ];
    expect((await edited({ steps }))?.leftOut).toEqual(['GPU libraries of torch', 'nvidia_cublas_cu12', 'triton']);
  });

  test('of PyTorch come with all its packages, wherever they are installed', async () => {
    const steps: PythonStep[] = [
      ['RUN pip install --upgrade pip', []],
      ['RUN pip install torch', TORCH],
      ['RUN pip install ultralytics', pip('torchvision', '0.20.1', { requires: ['torch'] })],
      APP,
    ];
    expect(await linesOf({ steps })).toEqual([
      'RUN pip install --upgrade pip',
      `RUN pip install --index-url ${CPU_INDEX} torch`,
      `RUN pip install --extra-index-url ${CPU_INDEX} ultralytics`,
      'COPY . .',
    ]);
  });

  test('of PyTorch come from its index for a list that the image has', async () => {
    const list = (text: string): Entry[] => [{ name: 'app/requirements.txt', body: text }];
    const command = 'RUN pip install -r requirements.txt';
    expect((await installed(command, TORCH, list('torch==2.5.1\nflask\n')))?.[0]).toBe(
      `RUN pip install --extra-index-url ${CPU_INDEX} -r requirements.txt`,
    );
    for (const closed of ['torch==2.5.1 --hash=sha256:00\n', 'torch @ https://e.x/t.whl\n', '-r other.txt\ntorch\n'])
      expect(await installed(command, TORCH, list(closed))).toBeUndefined();
    expect(await installed(command, TORCH)).toBeUndefined();
  });

  test('in the stage that installs them', async () => {
    const above = 'FROM python:3.11-slim AS build\nRUN pip install --prefix=/usr/local onnxruntime-gpu\n';
    const steps: PythonStep[] = [['COPY --from=build /usr/local /usr/local', ONNX], APP];
    const result = await edited({ above, steps });
    expect(result?.lines.split('\n')[0]).toBe('RUN pip install --prefix=/usr/local onnxruntime');
    expect(result?.bytes).toBe(30 * MB);
  });

  test('leave no cache of pip behind, of which a part would be another one', async () => {
    const cache: Entry = { name: 'root/.cache/pip/http-v2/a/b.body', body: filler(4 * MB) };
    const result = await edited({ steps: [['RUN pip install onnxruntime-gpu', [...ONNX, cache]], APP] });
    expect(result?.lines.split('\n')[0]).toBe('RUN pip install --no-cache-dir onnxruntime');
    expect(result?.bytes).toBe(34 * MB);
  });

  test.each<[string, Partial<PythonImage>]>([
    [
      'a file of the application names CUDA',
      {
        steps: [
          [INSTALL, ONNX],
          ['COPY . .', [{ name: 'app/a.py', body: 'x.to("cuda")\n' }]],
        ],
      },
    ],
    [
      'it asks whether there is a GPU',
      {
        steps: [
          [INSTALL, ONNX],
          ['COPY . .', [{ name: 'app/a.py', body: 'torch.cuda.is_available()\n' }]],
        ],
      },
    ],
    [
      'a setting does',
      {
        steps: [
          [INSTALL, ONNX],
          ['COPY . .', [{ name: 'app/run.yaml', body: 'providers: [CUDAExecutionProvider]\n' }]],
        ],
      },
    ],
    [
      'the project’s own package does',
      {
        steps: [
          [
            INSTALL,
            [...ONNX, ...pip('own', '1.0'), { name: `${SITE}/own-1.0.dist-info/direct_url.json`, body: '{}' }].map(
              one => (one.name === `${SITE}/own/main.py` ? { ...one, body: 'gpus = 1' } : one),
            ),
          ],
        ],
      },
    ],
    ['the container starts it with one', { cmd: ['python', 'main.py', '--device', 'cuda:0'] }],
    [
      'the package that the container starts names one',
      {
        steps: [
          [
            INSTALL,
            [
              ...ONNX,
              ...pip('server', '1.0').map(one =>
                one.name.endsWith('main.py') ? { ...one, body: 'USE_GPU = 1' } : one,
              ),
            ],
          ],
        ],
        cmd: ['server'],
      },
    ],
    [
      'an instruction does',
      {
        steps: [
          ['ENV NVIDIA_VISIBLE_DEVICES=all', []],
          [INSTALL, ONNX],
        ],
      },
    ],
    ['another stage does', { above: 'FROM nvidia/cuda:12.4.1-runtime AS other\n' }],
    ['another package is for GPUs', { steps: [[INSTALL, [...ONNX, ...pip('bitsandbytes', '0.44')]], APP] }],
    [
      'another package depends on it',
      { steps: [[INSTALL, [...ONNX, ...pip('fast_ocr', '1', { requires: ['onnxruntime-gpu'] })]], APP] },
    ],
    [
      'the other build has no such version',
      { steps: [[INSTALL, pip('onnxruntime_gpu', '1.20.2', { size: 9 * MB })], APP] },
    ],
    [
      'another stage builds on it',
      {
        above:
          'FROM python:3.11-slim AS base\nRUN pip install onnxruntime-gpu\nFROM base AS test\nRUN python main.py\n',
        steps: [['COPY --from=base /usr/local /usr/local', ONNX]],
      },
    ],
    [
      'a list names it too',
      {
        steps: [
          ['RUN pip install onnxruntime-gpu -r requirements.txt', ONNX],
          ['COPY . .', [{ name: 'app/requirements.txt', body: 'onnxruntime-gpu\n' }]],
        ],
      },
    ],
    ['the text does not name it', { steps: [['RUN pip install fast-ocr', ONNX], APP] }],
    [
      'wheels come from a folder',
      { steps: [['RUN pip install --no-index --find-links=/w onnxruntime-gpu', ONNX], APP] },
    ],
    [
      'PyTorch comes from an index for GPUs',
      { steps: [['RUN pip install torch --index-url https://download.pytorch.org/whl/cu121', TORCH], APP] },
    ],
    [
      'PyTorch comes from an index of one’s own',
      { steps: [['RUN pip install torch --index-url https://pypi.example.org/simple', TORCH], APP] },
    ],
    [
      'settings name an index',
      { steps: [['ENV PIP_INDEX_URL=https://e.x/simple', []], ['RUN pip install torch', TORCH], APP] },
    ],
    [
      'pip has settings',
      { base: [{ name: 'etc/pip.conf', body: '[global]\n' }], steps: [['RUN pip install torch', TORCH], APP] },
    ],
    ['uv would take other packages from the index, too', { steps: [['RUN uv pip install torch flask', TORCH], APP] }],
    ['the files cannot be read again', { isStreamed: true }],
    ['it frees little', { steps: [[INSTALL, pip('onnxruntime_gpu', '1.20.0')], APP] }],
  ])('are not offered if %s', async (_, image) => {
    expect(await edited(image)).toBeNull();
  });

  test.each([
    ['x = Reader(["en"], gpu=False)', false],
    ['os.environ["CUDA_VISIBLE_DEVICES"] = ""', false],
    ['device = torch.device("cpu")', false],
    ['onnxruntime-gpu==1.20', false],
    ['the gpu=False of CUDA', true],
    ['pipeline("summarization", device=0)', true],
    ['model.to(device)', true],
    ['from accelerate import Accelerator', true],
    ['print("figures")', false],
  ])('%s', (text, isNamed) => {
    expect(namesGpu(text)).toBe(isNamed);
  });
});
