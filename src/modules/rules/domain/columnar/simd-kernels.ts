import { KERNEL_BYTES } from './kernel-bytes';
import type { Kernels } from './kernels';

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

/** The kernels as WebAssembly SIMD, with a memory of their own. @returns undefined where the engine has no SIMD */
export function simdKernels(): Kernels | undefined {
  const memory = new WebAssembly.Memory({ initial: 1 });
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError) return undefined;
    throw cause;
  }
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return {
    ...(exports as unknown as Omit<Kernels, 'reserve'>),
    reserve(bytes) {
      const lacking = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
      if (lacking > 0) memory.grow(lacking);
      return memory.buffer;
    },
  };
}
