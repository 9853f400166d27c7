export const SKILL_FILE = 'SKILL.md'
/** Where a skill folder that Understudy wrote has its bundle. */
export const BUNDLE_IN_SKILL = 'assets/task.understudy-tasks'
