/** Whether the asked word was typed; phones capitalise and add a space by themselves. */
export const isWord = (typed: string, word: string): boolean =>
  typed.normalize('NFKC').trim().toLowerCase() === word
