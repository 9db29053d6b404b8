import './zod-settings.ts'
import './ui/base.css'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { CrashScreen } from './crash-screen.tsx'
import { giveMemoryBack } from './give-memory-back.ts'
import { loadPinyin } from './ui/pinyin.ts'
import { FONT_FAMILY } from './ui/theme.ts'

dayjs.locale('zh-cn')

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no #root')
const root = createRoot(element, { onUncaughtError: showCrash })

window.addEventListener('unhandledrejection', ({ reason }) => showCrash(reason))
void loadPinyin()
giveMemoryBack()
// The watermark is drawn once, on a canvas, in whatever font is there by then.
void document.fonts.load(`16px ${FONT_FAMILY}`).finally(() => root.render(<App />))

/** The last resort: whatever must not happen is said, and nothing goes on as if it had not. */
function showCrash(cause: unknown): void {
  const page = document.createElement('div')
  page.style.height = '100%'
  element?.replaceWith(page)
  createRoot(page).render(<CrashScreen cause={cause} />)
}
