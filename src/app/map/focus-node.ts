/** Gives the focus to a node of the map or a row of the list; false when it is not there. */
export function focusNode(within: HTMLElement | null, id: string): boolean {
  const node = within?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
  node?.focus()
  return node !== null && node !== undefined
}
