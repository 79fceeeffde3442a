// The few web-standard globals that shared/ may rely on: they exist alike in Node 20+, Chromium pages and workers.
// shared/ is compiled without DOM and without Node types, so that a clock, a file or a window cannot slip in.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
