/** The origin of Electron's window: fixed for ever, because the browser keeps its stores by origin. */
export const WINDOW_ORIGIN = 'app://desk'
