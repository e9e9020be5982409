import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import type { ReportFonts } from '../domain/pdf/fonts';

let kept: ReportFonts | undefined;

/** The Chinese fonts PDFs are set in, read once. @throws AppError unavailable `report-font-missing` */
export async function reportFonts(): Promise<ReportFonts> {
  const folder = env().XYD_FONT_DIR;
  try {
    kept ??= {
      regular: await readFile(path.join(folder, 'NotoSansCJK-Regular.ttc')),
      bold: await readFile(path.join(folder, 'NotoSansCJK-Bold.ttc')),
    };
  } catch {
    throw new AppError(
      'unavailable',
      'report-font-missing',
      `没有找到中文字体（${folder}/NotoSansCJK-Regular.ttc、NotoSansCJK-Bold.ttc），不能生成 PDF。请安装：apt-get install -y fonts-noto-cjk，或用 XYD_FONT_DIR 指明所在目录。`,
    );
  }
  return kept;
}
