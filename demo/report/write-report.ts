import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goalSentence, type JournalLine, type PictureId, type RunId, type Task } from '#contract'
import type { Engine } from '#engine'
import { OUT } from '#main'
import { type ReportStep, reportPage } from './report-page.ts'

/** Writes one HTML file with the pictures of every step, as learned and as repeated; returns its path. */
export async function writeReport(options: { engine: Engine; task: Task; runs: { id: RunId; request: string }[] }): Promise<string> {
  const { engine, task, runs } = options
  const picture = async (id: PictureId | undefined) => (id ? ((await engine.handlers['picture.get']({ id })).png ?? undefined) : undefined)
  const learned: ReportStep[] = await Promise.all(
    task.steps.map(async (step) => ({
      sentence: step.caption,
      before: await picture(step.pictures.before),
      after: await picture(step.pictures.after),
      mark: step.pictures.mark,
      notes: [`expects: ${step.expectation.kind}`, `${(step.personMs / 1000).toFixed(1)} s by the person`],
    })),
  )
  const sections = [{ title: `Shown: ${goalSentence(task.goal)}`, steps: learned }]
  for (const { id, request } of runs) {
    const { summary, journal } = await engine.handlers['run.get']({ id })
    sections.push({ title: `Asked: ${request} (${summary.outcome?.kind ?? 'no end'})`, steps: await stepsOf(journal, picture) })
  }
  const folder = join(OUT, 'demo')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'index.html')
  await writeFile(file, reportPage(sections))
  return file
}

async function stepsOf(journal: JournalLine[], picture: (id: PictureId | undefined) => Promise<string | undefined>): Promise<ReportStep[]> {
  const steps: ReportStep[] = []
  for (const { event } of journal) {
    const step = steps.at(-1)
    if (event.kind === 'step-start') steps.push({ sentence: event.sentence, notes: [] })
    else if (!step) continue
    else if (event.kind === 'located')
      step.notes.push(`found, ${Math.round(event.confidence * 100)} % sure: ${event.evidence.map((it) => it.kind).join(', ')}`)
    else if (event.kind === 'verdict') step.notes.push(`${event.verdict.kind} (${event.verdict.rule})`)
    else if (event.kind === 'approval-answer') step.notes.push(`the person answered: ${event.answer.answer}`)
    else if (event.kind === 'check') step.notes.push(`${event.held ? 'seen' : 'not yet'}: ${event.text}`)
    else if (event.kind === 'recovery') step.notes.push(event.what)
    else if (event.kind === 'step-end') {
      step.before = await picture(event.pictures.before)
      step.after = await picture(event.pictures.after)
      step.notes.push(`${(event.tookMs / 1000).toFixed(2)} s, tier ${event.tier}`)
    }
  }
  return steps
}
