import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Entry = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

describe('the lockfile', () => {
  it('knows every optional package of every platform, or npm ci would refuse it', () => {
    const known = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
    const unknown = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !known.has(name)),
    )
    expect(unknown).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'))).toEqual([])
  })

  it('is for exactly the versions that package.json asks for', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    const locked = Object.fromEntries(Object.keys(asked).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]))
    expect(locked).toEqual(asked)
  })
})
