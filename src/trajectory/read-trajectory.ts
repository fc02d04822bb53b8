import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TRAJECTORY_FORMAT, TracemendError, type StepRecord, type Trajectory, type TrajectoryRecord } from '#core'
import type { CallRecord, CallStartRecord, ExperienceRecord } from '#core'
import { parseRecord } from './records.ts'
import { TRAJECTORY_FILE } from './run-folder.ts'

export interface RecordedRun {
  readonly trajectory: Trajectory
  /** Length in bytes of the whole lines; what follows was torn by a kill and is cut off before more is appended. */
  readonly wholeBytes: number
}

/** Reads a run back, without a torn last line. Throws `RUN_NOT_RESUMABLE` for another format and for damage elsewhere. */
export async function readTrajectory(folder: string): Promise<RecordedRun> {
  const file = join(folder, TRAJECTORY_FILE)
  const bytes = await readFile(file)
  const wholeBytes = bytes.lastIndexOf('\n') + 1
  const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1)
  const records = lines.map((line, i) => parseRecord(line) ?? damaged(file, i + 1, line))
  const [header] = records
  if (header?.kind !== 'header') throw notResumable(`${file} has no header`)
  const last = records.at(-1)!
  const end = last.kind === 'end' ? last : null
  return {
    trajectory: { header, steps: stepsOf(records), ...callsOf(records), experiences: experiencesOf(records), end },
    wholeBytes,
  }
}

/** A step that was judged anew takes the place of its first record, and of all that came after that. */
function stepsOf(records: readonly TrajectoryRecord[]): StepRecord[] {
  const steps: StepRecord[] = []
  for (const record of records) if (record.kind === 'step') steps.splice(record.step, Infinity, record)
  return steps
}

/** A round that a resumed run went through again has its last record. */
function experiencesOf(records: readonly TrajectoryRecord[]): ExperienceRecord[] {
  const experiences = records.filter((record) => record.kind === 'experience')
  return experiences.filter(({ round }, i) => experiences.findLastIndex((other) => other.round === round) === i)
}

/** Each try of a call has its start; one whose call has no end was lost. */
function callsOf(records: readonly TrajectoryRecord[]): Pick<Trajectory, 'calls' | 'lostCalls'> {
  const calls: CallRecord[] = []
  const open: CallStartRecord[] = []
  for (const record of records) {
    if (record.kind === 'call-start') open.push(record)
    if (record.kind !== 'call') continue
    calls.push(record)
    for (let tries = record.failedTries.length + 1; tries > 0; tries--) {
      const at = open.findLastIndex(({ key }) => key === record.key)
      if (at >= 0) open.splice(at, 1)
    }
  }
  return { calls, lostCalls: open }
}

function damaged(file: string, line: number, text: string): TrajectoryRecord {
  const format = /^\{"kind":"header","format":(\d+)/.exec(text)?.[1]
  if (format !== undefined && Number(format) !== TRAJECTORY_FORMAT) {
    throw notResumable(`${file} has trajectory format ${format}; this version reads format ${TRAJECTORY_FORMAT}`)
  }
  throw notResumable(`line ${line} of ${file} is damaged`)
}

function notResumable(message: string): TracemendError {
  return new TracemendError('RUN_NOT_RESUMABLE', message, 'start a new run: tracemend FILE')
}
