import { type XmlHandler, XmlTokenizer } from './xml-tokenizer.ts'

/** Feeds one XML part to a handler. UTF-16 parts, which the standard allows, are turned into UTF-8 on the way. */
export async function parseXmlPart(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const tokenizer = new XmlTokenizer(handler)
  const encoder = new TextEncoder()
  let decoder: TextDecoder | null | undefined
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    if (decoder === undefined) decoder = utf16DecoderFor(chunk)
    tokenizer.push(decoder === null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true })))
  }
  tokenizer.end()
}

/** A small part that is in memory already. */
export function parseXmlBytes(bytes: Uint8Array, handler: XmlHandler): void {
  const tokenizer = new XmlTokenizer(handler)
  const decoder = utf16DecoderFor(bytes)
  tokenizer.push(decoder === null ? bytes : new TextEncoder().encode(decoder.decode(bytes)))
  tokenizer.end()
}

function utf16DecoderFor(bytes: Uint8Array): TextDecoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  return null
}
