// Invents a region, serves it, and ends the server after the last test.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PEOPLE_FILE, peopleOf, PORT, SECOND } from './people'

async function ready(url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const reply = await fetch(`${url}/readyz`).catch(() => null)
    if (reply?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${url}/readyz was not ready within a minute`)
}

export default async function serve(): Promise<() => Promise<void>> {
  const program = process.env.XINGLIN ?? resolve(import.meta.dirname, '../../build/xinglin')
  const folder = mkdtempSync(join(tmpdir(), 'xinglin-screens-'))
  const data = join(folder, 'region')
  execFileSync(program, ['demo', data, '--counties', '24', '--months', '24', '--seed', '7'], { stdio: 'inherit' })
  const second = 'lamp wine tiger under the pine'
  execFileSync(program, ['account', 'add', '--data', data, '--name', SECOND, '--role', 'officer', '--scope', '990000', '--password-file', '-'], { input: `${second}\n` })
  writeFileSync(PEOPLE_FILE, JSON.stringify({ ...peopleOf(readFileSync(join(data, 'README.md'), 'utf-8')), [SECOND]: second }))
  const server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${PORT}`, '--imaging', join(folder, 'pictures')], { stdio: 'inherit' })
  await ready(`http://127.0.0.1:${PORT}`)
  return async () => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
    rmSync(PEOPLE_FILE, { force: true })
  }
}
