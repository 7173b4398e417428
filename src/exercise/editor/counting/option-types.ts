import ts from 'typescript'
import type { Program } from './program.ts'

/**
 * Options that are a number or a few, as `stride: number | [number, number]` says: those numbers are sizes
 * like any single one, not data.
 */
export function sizesIn(
  { symbolOf }: Program,
  { type }: ts.ParameterDeclaration,
): ReadonlySet<string> {
  const resolved = (node: ts.TypeNode): ts.Node => {
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return resolved(node.type)
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return node
    const declared = symbolOf(node.typeName)?.declarations?.[0]
    if (declared === undefined) return node
    return ts.isTypeAliasDeclaration(declared) ? resolved(declared.type) : declared
  }
  const isNumber = (node: ts.TypeNode): boolean =>
    node.kind === ts.SyntaxKind.NumberKeyword ||
    (ts.isNamedTupleMember(node) && isNumber(node.type))
  const isSize = (node: ts.TypeNode): boolean => {
    const known = resolved(node)
    if (ts.isTupleTypeNode(known)) return known.elements.every(isNumber)
    return ts.isUnionTypeNode(known) && known.types.some(isNumber)
  }
  const options = type && resolved(type)
  if (!options || !(ts.isTypeLiteralNode(options) || ts.isInterfaceDeclaration(options)))
    return new Set()
  return new Set(
    options.members.flatMap((member) =>
      ts.isPropertySignature(member) &&
      member.type &&
      ts.isIdentifier(member.name) &&
      isSize(member.type)
        ? [member.name.text]
        : [],
    ),
  )
}
