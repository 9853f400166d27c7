import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { NoShell } from './app/no-shell.tsx'
import { watchApprovals } from './state/approvals.ts'
import { refuseDroppedFiles } from './state/dropped-files.ts'
import { watchRecording } from './state/recording.ts'
import { watchRuns } from './state/runs.ts'
import { watchSettings } from './state/settings.ts'
import { watchTeaching } from './state/teaching.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

refuseDroppedFiles()
if (window.understudy) {
  watchSettings()
  watchRecording()
  watchRuns()
  watchApprovals()
  watchTeaching()
}
createRoot(root).render(<StrictMode>{window.understudy ? <App /> : <NoShell />}</StrictMode>)
