import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import { type BasisPoints, basisPoints } from '@/kernel/rate';
import { dateFromDb, dateToDb, db } from '@/server/db';

/** LPR of both tenors in force on `day`, and when the 1Y value was published. @throws AppError unavailable */
export async function lprInForce(
  day: IsoDate,
): Promise<{ '1Y': BasisPoints; '5Y': BasisPoints; publishedOn: IsoDate }> {
  const latest = (tenor: string) =>
    db().lprRate.findFirst({
      where: { tenor, publishedOn: { lte: dateToDb(day) } },
      orderBy: { publishedOn: 'desc' },
    });
  const [one, five] = await Promise.all([latest('1Y'), latest('5Y')]);
  if (!one || !five) {
    throw new AppError(
      'unavailable',
      'lpr-missing',
      `平台没有 ${day} 有效的 LPR，无法计算利率。请由平台管理员补录 LPR。`,
    );
  }
  return {
    '1Y': basisPoints(one.bp),
    '5Y': basisPoints(five.bp),
    publishedOn: dateFromDb(one.publishedOn),
  };
}
