import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDownload, isFileAddress, receivedFile } from '../../../bot/received-file.ts';

describe('the address of a file', () => {
  it.each([
    'https://contoso-my.sharepoint.com/personal/nadia/_layouts/15/download.aspx?UniqueId=1&tempauth=x',
    'https://contoso.sharepoint.com/sites/a/b.json', 'https://contoso.sharepoint.us/a', 'https://contoso.sharepoint-mil.us/a', 'https://contoso.sharepoint.cn/a', 'HTTPS://CONTOSO.SHAREPOINT.COM/a',
    'https://contoso.sharepoint.com:443/a',
  ])('%s is one of Teams', (address) => expect(isFileAddress(address)).toBe(true));

  it.each([
    'http://contoso.sharepoint.com/a', 'ftp://contoso.sharepoint.com/a', 'file:///etc/passwd', 'data:text/plain,x', 'javascript:alert(1)', '', 'contoso.sharepoint.com/a',
    'https://sharepoint.com/a', 'https://evilsharepoint.com/a', 'https://contoso.sharepoint.com.evil.example/a', 'https://evil.example/contoso.sharepoint.com', 'https://evil.example?contoso.sharepoint.com',
    'https://contoso.sharepoint.com@evil.example/a', 'https://user@contoso.sharepoint.com/a', 'https://contoso.sharepoint.com:8443/a', 'https://evil.example#.sharepoint.com', 'https://evil.example\\.sharepoint.com/a',
    'https://127.0.0.1/a', 'https://[::1]/a', 'https://169.254.169.254/metadata', 'https://localhost/a', 'https://metadata.google.internal/a', 'https://contoso.sharepoint.com./a',
  ])('%s is none', (address) => expect(isFileAddress(address)).toBe(false));
});

describe('what Teams attaches', () => {
  const file = (change: object = {}) => ({ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'report.json', content: { downloadUrl: 'https://contoso.sharepoint.com/x', uniqueId: '1', fileType: 'json' }, ...change });
  const from = (...attachments: object[]) => receivedFile({ attachments } as unknown as Parameters<typeof receivedFile>[0]);

  it('is found among the other attachments of a message', () => {
    expect(from({ contentType: 'text/html', content: '<p></p>' }, file())).toEqual({ name: 'report.json', downloadUrl: 'https://contoso.sharepoint.com/x' });
  });

  it.each([[file({ content: null })], [file({ content: { downloadUrl: 7 } })], [file({ name: '' })], [file({ content: { downloadUrl: 'https://contoso.sharepoint.com/'.padEnd(5000, 'x') } })], [{ contentType: 'image/png', contentUrl: 'https://evil.example' }], [{}]])('is nothing in %j', (attachment) => {
    expect(from(attachment)).toBeNull();
  });
});

describe('a download', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === '/moved') response.writeHead(302, { Location: '/file' }).end();
      else if (url === '/gone') response.writeHead(404).end();
      else if (url === '/broken') response.writeHead(200, { 'Content-Length': '100' }).write('half', () => response.destroy());
      else if (url === '/said') response.writeHead(200, { 'Content-Length': String(2 * 1024 * 1024) }).end('x');
      else if (url === '/endless') {
        response.writeHead(200);
        const more = (): void => { if (!response.destroyed) response.write('x'.repeat(64 * 1024), () => setImmediate(more)); };
        more();
      } else response.writeHead(200).end('{"a":1}');
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetchFrom = (path: string) => createDownload({ allows: () => true, maxBytes: 1024 * 1024 })({ name: 'report.json', downloadUrl: base + path });

  it('gives the file', async () => expect(Buffer.from(await fetchFrom('/file')).toString()).toBe('{"a":1}'));

  it.each([['/moved', 422, /could not be read any more/], ['/gone', 422, /Send it again/], ['/broken', 422, /could not be read/], ['/said', 413, /larger than 1 MB/], ['/endless', 413, /larger than 1 MB/]])('of %s is refused', async (path, status, sentence) => {
    await expect(fetchFrom(path)).rejects.toMatchObject({ name: 'Refusal', status, message: expect.stringMatching(sentence) as string });
  });

  it('asks no address that is none of Teams', async () => {
    let asked = 0;
    server.on('request', () => { asked += 1; });
    await expect(createDownload()({ name: 'report.json', downloadUrl: `${base}/file` })).rejects.toMatchObject({ status: 422, message: expect.stringContaining('not kept where Teams keeps files') as string });
    expect(asked).toBe(0);
  });
});
