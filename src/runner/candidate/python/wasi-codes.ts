/** Error numbers of WASI preview 1. */
export const ok = 0
export const badDescriptor = 8
export const exists = 20
export const invalid = 28
export const isFolder = 31
export const tooManyOpen = 33
export const noEntry = 44
export const noSpace = 51
export const unsupported = 52
export const notFolder = 54
export const notEmpty = 55
export const noSeek = 70
