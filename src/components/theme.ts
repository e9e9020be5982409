import type { ThemeConfig } from 'antd';

/** The one theme: the tokens of globals.css, given to antd. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4fa3',
    colorInfo: '#1f4fa3',
    colorSuccess: '#14683c',
    colorError: '#b42318',
    colorWarning: '#8a5a00',
    colorInfoBg: '#e8f0fb',
    colorInfoBorder: '#b9cdec',
    colorSuccessBg: '#e6f4ec',
    colorSuccessBorder: '#b7e0c8',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f3c1bb',
    colorWarningBg: '#fff4de',
    colorWarningBorder: '#efd39a',
    colorText: '#1d2129',
    colorTextSecondary: '#4e5969',
    colorTextTertiary: '#5c6673',
    colorTextPlaceholder: '#6b7785',
    colorBorder: '#c9cdd4',
    colorBorderSecondary: '#e5e6eb',
    colorBgLayout: '#f7f8fa',
    colorLink: '#1f4fa3',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif',
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBg: '#f7f8fa', headerColor: '#4e5969' },
    Card: { bodyPadding: 16, headerHeight: 40, headerFontSize: 14 },
  },
};
