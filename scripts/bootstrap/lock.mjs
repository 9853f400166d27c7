import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SetUpError, say } from './say.mjs'

const PATIENCE_MS = 20 * 60_000
const LOOK_EVERY_MS = 200
/** The takeover of a dead process's lock is a few file calls: whoever is still at it after this has died. */
const TAKEOVER_MS = 10_000

/**
 * Runs `work` while no other set-up of this checkout runs; waits for the other one to end. A lock whose process is gone is taken over.
 *
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work
 * @param {{ patienceMs?: number }} [options]
 * @returns {Promise<Result>}
 */
export async function withLock(file, work, options = {}) {
  const until = Date.now() + (options.patienceMs ?? PATIENCE_MS)
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!tryLock(file)) {
    const owner = ownerOf(file)
    if (owner !== undefined && !isAlive(owner)) {
      removeDeadLock(file, owner)
      continue
    }
    if (!told) say(`Another set-up (process ${owner ?? 'unknown'}) is at work in this folder; waiting for it to end.`)
    told = true
    if (Date.now() > until) {
      throw new SetUpError(
        `The other set-up (process ${owner}) does not end.`,
        `End it, or remove ${file} if it is not a set-up, and try again.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) === 'ENOSPC') rmSync(file, { force: true }) // made, but empty: nobody's lock
    throw error
  }
}

/**
 * Undefined while the owner is between making the file and writing its number, and when the lock was just given back.
 *
 * @param {string} file
 */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/**
 * Two waiters may see the same dead owner: only one may remove its lock, and only while it still is that owner's.
 *
 * @param {string} file
 * @param {number} owner
 */
function removeDeadLock(file, owner) {
  const takeover = `${file}.takeover`
  if (!tryLock(takeover)) {
    if (ageOf(takeover) > TAKEOVER_MS) rmSync(takeover, { force: true })
    return
  }
  if (ownerOf(file) === owner) rmSync(file, { force: true })
  rmSync(takeover, { force: true })
}

/** @param {string} file */
function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code
