// multipart/related as bytes: the bodies of its parts.
function find(bytes: Uint8Array, wanted: Uint8Array, from: number) {
  for (let i = bytes.indexOf(wanted[0] ?? 0, from); i >= 0 && i + wanted.length <= bytes.length; i = bytes.indexOf(wanted[0] ?? 0, i + 1)) {
    let n = 1
    while (n < wanted.length && bytes[i + n] === wanted[n]) n++
    if (n === wanted.length) return i
  }
  return -1
}

export function parts(bytes: Uint8Array, type: string): Uint8Array[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (!boundary) return [bytes]
  const line = new TextEncoder().encode(`--${boundary}`)
  const gap = new TextEncoder().encode('\r\n\r\n')
  const found: Uint8Array[] = []
  for (let at = find(bytes, line, 0); at >= 0; ) {
    const head = find(bytes, gap, at)
    const next = find(bytes, line, at + line.length)
    if (head < 0 || next < 0) break
    found.push(bytes.subarray(head + gap.length, next - 2)) // CR LF before the boundary
    at = next
  }
  return found
}
