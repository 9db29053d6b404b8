import type { ThemeConfig } from 'antd'

/** The desk's own font, for what does not inherit it. */
export const FONT_FAMILY = '"Filing Desk Sans", sans-serif'

/** Ant Design tokens: the values that passed every contrast check, and the desk's dense sizes. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorInfo: '#0b5cad',
    colorError: '#b71c1c',
    colorSuccess: '#1b6e20',
    colorWarning: '#8a4b00',
    colorText: '#1c2733',
    colorTextSecondary: '#46535f',
    colorTextDescription: '#595959',
    colorTextTertiary: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorTextQuaternary: '#6b6b6b',
    colorTextDisabled: '#6b6b6b',
    colorBorder: '#a9b4bf',
    colorBorderSecondary: '#dde3e9',
    fontFamily: FONT_FAMILY,
    fontFamilyCode: FONT_FAMILY,
    fontSize: 14,
    controlHeightSM: 28,
    controlHeightLG: 44,
    borderRadius: 2,
    borderRadiusSM: 2,
    borderRadiusLG: 2,
    motion: false,
  },
  components: {
    Select: { optionSelectedFontWeight: 400 },
    Descriptions: { itemPaddingBottom: 0 },
  },
}
