import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Where lessons are: a folder or `s3://…`, and the tag of a version that is read and never changed. */
export interface LessonsPlace {
  readonly location: string
  readonly tag: string | null
}

export const NO_LESSONS = 'none'

const REMOTE = /^s3:\/\/[^/]/
const TAG = /^(?<place>.+)@(?<tag>[\w.-]{1,60})$/

export const isRemote = (text: string): boolean => REMOTE.test(text)

/** What the setting says, a folder or `s3://…` with an `@TAG` or without; `none` is not asked here. Relative folders are `folder`'s. */
export function readPlace(text: string, folder: string): LessonsPlace {
  const within = (place: string) => (isRemote(place) ? place : resolve(folder, place))
  // A folder may have an @ in its name.
  const { place, tag } = (!isRemote(text) && existsSync(within(text)) ? null : TAG.exec(text)?.groups) ?? {}
  return place === undefined || tag === undefined ? { location: within(text), tag: null } : { location: within(place), tag }
}

/** The same as a text that is read alike from every folder. */
export function fixPlace(text: string, folder: string): string {
  return text === NO_LESSONS || isRemote(text) ? text : resolve(folder, text)
}

/** Where a project keeps lessons of its own, if that folder is there. */
function projectLessons(root: string): string {
  return join(root, '.tracemend', 'lessons')
}

/**
 * Where lessons are that nobody has chosen a place for: in the project, where its folder is there already and not a link out of it, else with
 * the user's data. `null` where there is no such folder.
 */
export function defaultPlace(root: string, environment: Environment): LessonsPlace | null {
  const own = projectLessons(root)
  if (existsSync(own) && isInside(own, root)) return { location: own, tag: null }
  const data = dataFolder(environment)
  return data === null ? null : { location: join(data, 'tracemend', 'lessons'), tag: null }
}

type Environment = Readonly<Record<string, string | undefined>>

/** As each platform has it. Relative paths count as not set: https://specifications.freedesktop.org/basedir-spec/latest/ */
function dataFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string | null {
  const set = (name: string) => (isAbsolute(environment[name] ?? '') ? environment[name]! : null)
  const xdg = set('XDG_DATA_HOME')
  if (xdg !== null) return xdg
  const home = set(platform === 'win32' ? 'USERPROFILE' : 'HOME') ?? homeOfUser()
  if (home === null) return null
  if (platform === 'win32') return set('LOCALAPPDATA') ?? join(home, 'AppData', 'Local')
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share')
}

/** Throws for a user without an entry in the system's list. */
function homeOfUser(): string | null {
  try {
    return homedir()
  } catch {
    return null
  }
}

/** Whether a path leads into the folder, links followed; it need not be there yet. A link to what is not there leads nowhere. */
export function isInside(path: string, folder: string): boolean {
  const real = realPath(path)
  if (real === null) return false
  const way = relative(realpathSync(folder), real)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function realPath(path: string): string | null {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) {
    const parent = realPath(dirname(path))
    return parent === null ? null : join(parent, basename(path))
  }
  return existsSync(path) ? realpathSync(path) : null
}
