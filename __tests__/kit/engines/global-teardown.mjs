// Takes down what global-setup.mjs started. When Jest does not get here, the engine's keeper does it.
export default async function tearDown() {
  await globalThis.__stopTestEngine?.();
}
