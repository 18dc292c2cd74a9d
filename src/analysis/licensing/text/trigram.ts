/** Three words as one number; two that collide are told apart when they are aligned. */
export function trigram(words: ArrayLike<number>, at: number): number {
  const mixed = Math.imul(words[at] ?? 0, 0x9e3779b1) ^ Math.imul(words[at + 1] ?? 0, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul((words[at + 2] ?? 0) + 1, 0x297a2d39)
}
