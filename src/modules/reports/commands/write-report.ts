import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { auditKey } from '@/modules/audit/commands/append-checkpoint';
import { audited } from '@/modules/audit/commands/audited';
import { dateToDb } from '@/server/db';
import { keepFile } from '@/server/keep-file';
import { Prisma } from '@/server/prisma/client';
import { canonicalJson } from '../domain/canonical-json';
import { drawReport } from '../domain/pdf/draw-report';
import type { ReportContent } from '../domain/report-content';
import { reportNumber } from '../domain/report-number';
import { reportKey, sealPdf, sha256Hex, signReport, verificationCode } from '../domain/report-signature';
import { type GatherInput, gatherContent } from '../queries/gather-content';
import { reportFile } from '../queries/report-file';
import { reportFonts } from '../queries/report-fonts';
import { keepPublicKey } from './keep-public-key';

export type MadeReport = { readonly number: string; readonly code: string; readonly content: ReportContent };

const ATTEMPTS = 5;

/**
 * Makes one report: gathers it, signs it, draws its PDF and keeps all of it. What the asker may read was checked,
 * and the read written down, by the caller.
 * @param input.serial eight digits for the number; random where absent
 * @throws AppError unavailable `audit-key-missing`, `report-font-missing`
 */
export async function writeReport(
  actor: Actor,
  input: Omit<GatherInput, 'number'> & { readonly bankId?: bigint; readonly serial?: string },
): Promise<MadeReport> {
  const key = reportKey(auditKey());
  const fonts = await reportFonts();
  await keepPublicKey(key);
  for (let attempt = 1; ; attempt++) {
    const serial = input.serial ?? String(randomInt(100_000_000)).padStart(8, '0');
    const number = reportNumber(tianjinDay(new Date(input.now)), serial);
    const content = await gatherContent({ ...input, number });
    const text = canonicalJson(content);
    const sha256 = sha256Hex(text);
    const signature = signReport(key, number, sha256);
    const code = verificationCode(signature);
    const pdf = await drawReport(content, { code, sha256, signature, keyId: key.keyId }, fonts);
    const pdfSha256 = sha256Hex(pdf);
    try {
      await audited(actor, async (tx) => {
        await tx.creditReport.create({
          data: {
            number,
            enterpriseId: input.enterprise.id,
            askerKind: input.askedBy.kind,
            bankId: input.bankId ?? null,
            madeBy: actor.login,
            purpose: input.purpose,
            categories: [...content.categories],
            madeAt: new Date(input.now),
            validUntil: dateToDb(content.validUntil),
            content: text,
            sha256,
            signature,
            keyId: key.keyId,
            code,
            pdfSha256,
            pdfSeal: sealPdf(key, number, pdfSha256),
          },
        });
        // inside: the number is ours alone here, so that no other report's file is replaced
        await keepFile(reportFile(number), [pdf]);
        return {
          result: undefined,
          entry: {
            action: 'make-credit-report',
            subject: `credit-report:${number}`,
            after: {
              enterprise: String(input.enterprise.id),
              asker: input.askedBy.kind,
              categories: [...content.categories],
              sha256,
              pdfSha256,
            },
          },
        };
      });
      return { number, code, content };
    } catch (cause) {
      // somebody has the number already: his row and his file stay
      if (isTaken(cause) && attempt < ATTEMPTS && input.serial === undefined) continue;
      if (!isTaken(cause)) await rm(reportFile(number), { force: true });
      throw cause;
    }
  }
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2002';
}
