/** Of the interpreter that tooling/python packs; stored with each attempt. */
export const pythonVersions = { python: '3.11.1', numpy: '1.24.1' } as const
