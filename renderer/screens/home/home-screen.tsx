import { Screen } from '../../app/screen.tsx'
import { useTasks } from '../../state/tasks.ts'
import { Ask } from './ask.tsx'
import { FirstSteps } from './first-steps.tsx'
import styles from './home-screen.module.css'
import { RecentRuns } from './recent-runs.tsx'
import { RepeatTasks } from './repeat-tasks.tsx'
import { SetupCard } from './setup-card.tsx'

/** Ask for something; or see what there is to ask for, what ran last, and whether this machine is ready. */
export function HomeScreen({ ask }: { ask?: string }) {
  const tasks = useTasks()
  const first = tasks.data?.length === 0
  return (
    <Screen crumbs={[]}>
      <div className={styles.home}>
        <Ask first={ask} />
        {first ? (
          <FirstSteps />
        ) : (
          <div className={styles.lists}>
            <RepeatTasks tasks={tasks} />
            <RecentRuns />
          </div>
        )}
        <SetupCard open={first} />
      </div>
    </Screen>
  )
}
