import { missingCase } from '#contract'
import { AgainScreen } from '../screens/again/again-screen.tsx'
import { ApprovalWindow } from '../screens/approval/approval-window.tsx'
import { BarWindow } from '../screens/bar/bar-window.tsx'
import { HelpWindow } from '../screens/help/help-window.tsx'
import { HistoryScreen } from '../screens/history/history-screen.tsx'
import { HomeScreen } from '../screens/home/home-screen.tsx'
import { PageScreen } from '../screens/page/page-screen.tsx'
import { PagesScreen } from '../screens/pages/pages-screen.tsx'
import { PlanScreen } from '../screens/plan/plan-screen.tsx'
import { purposeOf } from '../screens/record/purpose.ts'
import { RecordScreen } from '../screens/record/record-screen.tsx'
import { RecordingScreen } from '../screens/recording/recording-screen.tsx'
import { RecordingsScreen } from '../screens/recordings/recordings-screen.tsx'
import { RunScreen } from '../screens/run/run-screen.tsx'
import { SecretWindow } from '../screens/secret/secret-window.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { BatchScreen } from '../screens/table/batch-screen.tsx'
import { TableScreen } from '../screens/table/table-screen.tsx'
import { TaskScreen } from '../screens/task/task-screen.tsx'
import { TasksScreen } from '../screens/tasks/tasks-screen.tsx'
import { TaughtWindow } from '../screens/teach/taught-window.tsx'
import type { Route } from '../state/route.ts'
import { useSettings } from '../state/settings.ts'
import { useRoute } from '../state/use-route.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { Nowhere } from './nowhere.tsx'
import { useTheme } from './use-theme.ts'
import { useWindowTitle } from './use-window-title.ts'

export function App() {
  const route = useRoute()
  useTheme(useSettings())
  useWindowTitle(route)
  switch (route.screen) {
    case 'approval':
      return <ApprovalWindow key={route.id} id={route.id} />
    case 'secret':
      return <SecretWindow key={route.id} id={route.id} />
    case 'help':
      return <HelpWindow key={route.id} id={route.id} />
    case 'taught':
      return <TaughtWindow key={route.id} id={route.id} />
    case 'bar':
      return <BarWindow />
    default:
      return (
        <Frame route={route}>
          <ErrorBoundary key={JSON.stringify(route)}>
            <Content route={route} />
          </ErrorBoundary>
        </Frame>
      )
  }
}

function Content({ route }: { route: Exclude<Route, { screen: 'approval' | 'secret' | 'help' | 'taught' | 'bar' }> }) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen key={route.ask} ask={route.ask} />
    case 'record':
      return <RecordScreen goal={route.goal} purpose={purposeOf(route)} />
    case 'recordings':
      return <RecordingsScreen />
    case 'recording':
      return <RecordingScreen key={route.id} id={route.id} />
    case 'tasks':
      return <TasksScreen />
    case 'task':
      return <TaskScreen key={route.id} id={route.id} />
    case 'again':
      return <AgainScreen key={route.id} id={route.id} recording={route.recording} />
    case 'plan':
      return <PlanScreen />
    case 'pages':
      return <PagesScreen />
    case 'page':
      return <PageScreen key={route.id} id={route.id} />
    case 'history':
      return <HistoryScreen />
    case 'run':
      return <RunScreen key={route.id} id={route.id} />
    case 'table':
      return <TableScreen key={route.task} task={route.task} />
    case 'batch':
      return <BatchScreen key={route.id} id={route.id} />
    case 'settings':
      return <SettingsScreen />
    case 'nowhere':
      return <Nowhere />
    default:
      return missingCase(route)
  }
}
