import { answerBank } from '@/modules/channel/http';

export const dynamic = 'force-dynamic';

export {
  answerBank as DELETE,
  answerBank as GET,
  answerBank as PATCH,
  answerBank as POST,
  answerBank as PUT,
};
