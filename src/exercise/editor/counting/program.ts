import ts from 'typescript'
import { parse } from '../rewrite.ts'

export type Fn = ts.FunctionLikeDeclaration

/** The user's code with its names resolved. */
export interface Program {
  readonly file: ts.SourceFile
  /** What a name stands for; undefined for what the code does not declare itself. */
  readonly symbolOf: (name: ts.Node) => ts.Symbol | undefined
  readonly exported: readonly ts.Symbol[]
  /** `exp` of Math.exp, also through `const { exp } = Math` and `const exp = Math.exp`. */
  readonly mathName: (node: ts.Node) => string | undefined
}

/** The compiler's own scopes; no library is read, so this costs milliseconds. */
export function programOf(source: string): Program {
  const file = parse(source)
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
  }
  const checker = ts.createProgram([file.fileName], options, host).getTypeChecker()
  const known = new Map<ts.Node, ts.Symbol | undefined>()
  const symbolOf = (name: ts.Node): ts.Symbol | undefined => {
    if (!known.has(name)) known.set(name, resolve(name))
    return known.get(name)
  }
  const resolve = (name: ts.Node): ts.Symbol | undefined => {
    const found = ts.isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : checker.getSymbolAtLocation(name)
    return found?.declarations?.length ? found : undefined
  }
  const module = checker.getSymbolAtLocation(file)
  const exported = module
    ? checker
        .getExportsOfModule(module)
        .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one))
    : []

  const isMath = (node: ts.Node | undefined): boolean =>
    node !== undefined && ts.isIdentifier(node) && node.text === 'Math' && !symbolOf(node)
  const mathName = (node: ts.Node): string | undefined => {
    if (ts.isPropertyAccessExpression(node))
      return isMath(node.expression) ? node.name.text : undefined
    const declared = ts.isIdentifier(node) ? symbolOf(node)?.declarations?.[0] : undefined
    if (declared === undefined) return undefined
    if (ts.isVariableDeclaration(declared))
      return declared.initializer && ts.isPropertyAccessExpression(declared.initializer)
        ? mathName(declared.initializer)
        : undefined
    if (!ts.isBindingElement(declared) || !ts.isVariableDeclaration(declared.parent.parent))
      return undefined
    const key = declared.propertyName ?? declared.name
    return isMath(declared.parent.parent.initializer) && ts.isIdentifier(key) ? key.text : undefined
  }
  return { file, symbolOf, exported, mathName }
}
