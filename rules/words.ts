/** "1 commit", "2 commits"; `many` where the plural is another word. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
