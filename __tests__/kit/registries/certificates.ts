/** Certificates for a TLS server on this machine and for a client it trusts, made by openssl. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  /** Folder with ca.pem, cert.pem and key.pem, as DOCKER_CERT_PATH takes it. */
  client: string;
  /** Of a server that talks to that client only. */
  server: { key: Buffer; cert: Buffer; ca: Buffer; requestCert: true; rejectUnauthorized: true };
}

export async function makeCertificates(folder: string): Promise<Certificates> {
  const [client, server] = [join(folder, 'client'), join(folder, 'server')];
  for (const path of [client, server]) await mkdir(path, { recursive: true });
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=test authority',
    '-days',
    '2',
  );
  for (const [who, extension] of [
    ['server', 'subjectAltName=IP:127.0.0.1,DNS:registry.example\nextendedKeyUsage=serverAuth'],
    ['client', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    await writeFile(join(folder, `${who}.ext`), `${extension}\n`);
    await openssl('req', ...key, '-keyout', `${who}/key.pem`, '-out', `${who}.csr`, '-subj', `/CN=test ${who}`);
    const issue = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-days', '2', '-extfile', `${who}.ext`];
    await openssl('x509', '-req', '-in', `${who}.csr`, ...issue, '-out', `${who}/cert.pem`);
  }
  const ca = await readFile(join(folder, 'ca.pem'));
  await writeFile(join(client, 'ca.pem'), ca);
  const [cert, serverKey] = [await readFile(join(server, 'cert.pem')), await readFile(join(server, 'key.pem'))];
  return { client, server: { key: serverKey, cert, ca, requestCert: true, rejectUnauthorized: true } };
}
