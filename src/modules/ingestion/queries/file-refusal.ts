import { AppError } from '@/kernel/errors';

/** Why a whole file is refused, with the words its sender reads. */
export const FILE_REFUSALS = {
  'file-not-found': '找不到这个文件。请核对路径。',
  'file-empty': '文件是空的，没有收到任何内容。请重新导出后再传。',
  'file-header-only': '文件只有表头，没有数据行。若本期确无数据，无需报送；否则请重新导出。',
  'file-header-missing': '在文件开头没有找到字段映射所需的表头。请核对是否传错了文件，或换用字段映射。',
  'file-binary': '文件不是文本表格，也不是 Excel 工作簿（含有二进制内容）。请导出为 UTF-8 编码的 CSV。',
  'file-truncated': '压缩文件不完整，在传送中断开了。请重新传送整个文件。',
  'file-corrupt': '压缩文件已损坏，无法解开。请重新压缩后再传。',
  'encoding-unknown': '文字编码既不是 UTF-8 也不是 GB18030，无法可靠地读出汉字。请以 UTF-8 编码重新导出。',
  'row-too-long': '有一行超过一百万字，不是表格数据，或有引号没有闭合。请检查该行后重新导出。',
  'workbook-too-large': '工作簿超过 64 MB（或解开后超过 512 MB）。请导出为 CSV，或拆成几个文件。',
  'workbook-unreadable': '工作簿无法读取，可能已损坏或设有密码。请去掉密码，或导出为 CSV。',
  'columns-missing': '文件缺少字段映射所需的这些列。请核对表头，或换用、新建字段映射。',
  'columns-ambiguous': '文件有两列同名，不知取哪一列。请改名后重报。',
  'profile-invalid': '字段映射含有该信源没有的字段或不合法的固定值。请修改字段映射。',
  'sheet-missing': '工作簿里没有字段映射指定的工作表。请核对工作表名称。',
} as const;
export type FileRefusal = keyof typeof FILE_REFUSALS;

/** @param place where in the file, in Chinese, put before the general words */
export function fileRefused(
  code: FileRefusal,
  place = '',
  detail?: Readonly<Record<string, unknown>>,
): AppError {
  return new AppError(
    code === 'file-not-found' ? 'not-found' : 'invalid',
    code,
    `${place}${FILE_REFUSALS[code]}`,
    detail,
  );
}
