import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs a tool of this checkout; its output is the complaint when it fails, and nothing when it does not. */
export function runTool(root: string, tool: string, options: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const bin = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool)
    const child = spawn(bin, options, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let output = ''
    const keep = (text: Buffer) => {
      output += text.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve([`${tool} did not start: ${error.message}. Run npm ci.`]))
    child.on('close', (code) => resolve(code === 0 ? [] : [output.trim() || `${tool} ended with status ${code}.`]))
  })
}
