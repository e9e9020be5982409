// The Chinese fonts that PDFs and browser tests are set in. Node built-ins only.
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.XYD_FONT_DIR ?? '/usr/share/fonts/opentype/noto';

/** Whether both files that src/modules/reports reads are there. */
export function hasFonts() {
  return ['NotoSansCJK-Regular.ttc', 'NotoSansCJK-Bold.ttc'].every((name) =>
    existsSync(path.join(folder, name)),
  );
}

export const MISSING_FONTS =
  'no Chinese fonts, so no PDF reports: apt-get install -y fonts-noto-cjk, or set XYD_FONT_DIR  没有中文字体，不能出 PDF 报告';
