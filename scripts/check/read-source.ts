import { parseSync } from 'vite'

/** What one file reaches for, with the line it does so on. */
export type SourceFacts = {
  imports: { specifier: string; line: number }[]
  /** `import(name)` whose name is worked out at run time: nobody can check it. */
  computedImports: { line: number }[]
  /** Casts to `ApprovedAction`. */
  approvals: { line: number }[]
}

type Node = { type: string; start: number; [field: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** The text of a string literal, or of a template without holes. */
function literalOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value
  if (value.type === 'TSLiteralType') return literalOf(value.literal)
  if (value.type === 'TemplateLiteral' && Array.isArray(value.quasis) && value.quasis.length === 1) {
    return (value.quasis[0] as { value: { cooked: string } }).value.cooked
  }
  return undefined
}

/** The node that names a module, for each form in which TypeScript reaches for one. */
function moduleNameOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source ?? node.argument
    case 'TSExternalModuleReference':
      return node.expression
    case 'CallExpression':
      return isRequire(node.callee) && Array.isArray(node.arguments) ? node.arguments[0] : undefined
    default:
      return undefined
  }
}

function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false
  if (callee.type === 'Identifier') return callee.name === 'require'
  if (callee.type !== 'MemberExpression' || !isNode(callee.object) || !isNode(callee.property)) return false
  const of = callee.object
  return callee.property.name === 'resolve' && (of.type === 'MetaProperty' || (of.type === 'Identifier' && of.name === 'require'))
}

function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((part) => mentions(part, name))
  if (!isNode(node)) return false
  if (node.type === 'Identifier' && node.name === name) return true
  return Object.values(node).some((part) => mentions(part, name))
}

/** Parses one file with the parser that bundles the app; throws on a syntax error, naming the file. */
export function readSource(file: string, source: string): SourceFacts {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const facts: SourceFacts = { imports: [], computedImports: [], approvals: [] }
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part)
    if (!isNode(value)) return
    const name = moduleNameOf(value)
    const specifier = literalOf(name)
    if (specifier !== undefined) facts.imports.push({ specifier, line: lineOf(value.start) })
    else if (value.type === 'ImportExpression') facts.computedImports.push({ line: lineOf(value.start) })
    if ((value.type === 'TSAsExpression' || value.type === 'TSTypeAssertion') && mentions(value.typeAnnotation, 'ApprovedAction')) {
      facts.approvals.push({ line: lineOf(value.start) })
    }
    for (const part of Object.values(value)) visit(part)
  }
  visit(program)
  return facts
}
