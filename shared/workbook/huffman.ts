/**
 * Code lengths of a Huffman code for the given frequencies, none longer than `limit`; 0 for symbols that do not occur.
 * At least two symbols get a code, because some readers refuse a code with a single one.
 */
export function codeLengths(frequencies: Uint32Array, limit: number): Uint8Array {
  const used = usedSymbols(frequencies)
  const lengths = new Uint8Array(frequencies.length)
  const counts = limitDepths(depthCounts(used.map((symbol) => Math.max(1, frequencies[symbol]))), limit)
  // Rare symbols stand first and get the longest codes.
  let next = 0
  for (let length = limit; length >= 1; length--)
    for (let count = counts[length]; count > 0; count--) lengths[used[next++]] = length
  return lengths
}

/** The codes of canonical Huffman (RFC 1951 3.2.2), bits reversed as deflate writes them. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(17)
  for (const length of lengths) if (length > 0) counts[length]++
  const next = new Uint16Array(17)
  for (let length = 1; length <= 15; length++) next[length + 1] = (next[length] + counts[length]) << 1
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0
    let code = next[length]++
    let reversed = 0
    for (let bit = 0; bit < length; bit++) {
      reversed = (reversed << 1) | (code & 1)
      code >>= 1
    }
    return reversed
  })
}

/** Symbols that occur, rarest first, filled up to two. */
function usedSymbols(frequencies: Uint32Array): number[] {
  const used: number[] = []
  for (let symbol = 0; symbol < frequencies.length; symbol++) if (frequencies[symbol] > 0) used.push(symbol)
  for (let symbol = 0; used.length < 2; symbol++) if (!used.includes(symbol)) used.push(symbol)
  return used.sort((a, b) => frequencies[a] - frequencies[b] || a - b)
}

/** Number of leaves at each depth of the Huffman tree over ascending weights (two queues: leaves and inner nodes). */
function depthCounts(weights: readonly number[]): number[] {
  const leaves = weights.length
  const total = 2 * leaves - 1
  const weight = [...weights]
  const parent = new Uint32Array(total)
  let leaf = 0
  let inner = leaves
  for (let node = leaves; node < total; node++) {
    let sum = 0
    for (let child = 0; child < 2; child++) {
      const takeLeaf = leaf < leaves && (inner >= node || weight[leaf] <= weight[inner])
      const taken = takeLeaf ? leaf++ : inner++
      parent[taken] = node
      sum += weight[taken]
    }
    weight.push(sum)
  }
  const depth = new Uint32Array(total)
  const counts: number[] = new Array(leaves + 1).fill(0)
  for (let node = total - 2; node >= 0; node--) {
    depth[node] = depth[parent[node]] + 1
    if (node < leaves) counts[depth[node]]++
  }
  return counts
}

/** Moves leaves deeper than `limit` up to it, then lengthens shorter codes until the tree is complete again. */
function limitDepths(counts: readonly number[], limit: number): number[] {
  const limited: number[] = new Array(limit + 1).fill(0)
  counts.forEach((count, depth) => {
    limited[Math.min(depth, limit)] += count
  })
  let total = 0
  for (let length = 1; length <= limit; length++) total += limited[length] * 2 ** (limit - length)
  for (; total > 2 ** limit; total--) {
    let length = limit - 1
    while (limited[length] === 0) length--
    limited[length]--
    limited[length + 1] += 2
    limited[limit]--
  }
  return limited
}
