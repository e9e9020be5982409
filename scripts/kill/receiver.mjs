// Where the banks' webhooks arrive: keeps what came, answers 204.
import { createServer } from 'node:http';

/** @returns {Promise<{ url: string, arrived: { delivery: string, body: any, at: number }[], close: () => void }>} */
export async function openReceiver() {
  const arrived = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const delivery = String(request.headers['xyd-delivery']);
      arrived.push({ delivery, body: JSON.parse(body), path: request.url });
      response.writeHead(204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    arrived,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
