import { z } from 'zod'

/** Ids are made by the `Ids` port, look like `task-01JD…`, and sort by the time they were made. */
export const RecordingId = z
  .string()
  .regex(/^recording-[\w-]+$/)
  .brand<'RecordingId'>()
export type RecordingId = z.infer<typeof RecordingId>
export const TaskId = z
  .string()
  .regex(/^task-[\w-]+$/)
  .brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
export const StepId = z
  .string()
  .regex(/^step-[\w-]+$/)
  .brand<'StepId'>()
export type StepId = z.infer<typeof StepId>
export const PageId = z
  .string()
  .regex(/^page-[\w-]+$/)
  .brand<'PageId'>()
export type PageId = z.infer<typeof PageId>
export const RunId = z
  .string()
  .regex(/^run-[\w-]+$/)
  .brand<'RunId'>()
export type RunId = z.infer<typeof RunId>
export const ApprovalId = z
  .string()
  .regex(/^approval-[\w-]+$/)
  .brand<'ApprovalId'>()
export type ApprovalId = z.infer<typeof ApprovalId>

/** SHA-256, lower-case hex, of a PNG file: pictures are content-addressed and never change. */
export const PictureId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'PictureId'>()
export type PictureId = z.infer<typeof PictureId>
