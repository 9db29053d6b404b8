/** Who acts when nobody clicked: in the audit chain, and in a filing's timeline. */
export const DESK = 'desk'
export const DESK_WORDS = '自动报送'

/** Who acts in the timeline where the desk settles something without the line. */
export const HERE_WORDS = '本机'
