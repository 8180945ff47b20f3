import { mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { lastLines } from '../logs'
import { untilReady } from '../ports'
import type { Processes, Started } from '../processes'
import { root } from '../settings'
import { withConnection } from '../temporal'
import type { Nginx } from './nginxProgram'

export interface ProxyOptions {
  nginx: Nginx
  /** Where citizens and officers come in, and the web processes behind it. */
  portal: { port: number; behind: number[] }
  /** Where workers and web processes reach Temporal, and the frontends behind it as host:port. */
  temporal: { port: number; behind: string[] }
  /** Where its configuration, its log and what it buffers lie. */
  directory: string
}

/** Starts nginx in front of the web processes and of Temporal's frontends, and waits until Temporal answers through it. */
export async function startProxy(processes: Processes, options: ProxyOptions): Promise<Started> {
  const { nginx, directory, temporal } = options
  mkdirSync(directory, { recursive: true })
  const [file, log] = [join(directory, 'nginx.conf'), join(directory, 'nginx.log')]
  writeFileSync(file, configuration(options))
  const program = processes.start({
    name: 'proxy',
    file: nginx.program,
    args: ['-p', directory, '-e', log, '-c', file],
    stopSignal: 'SIGTERM',
    log,
  })
  await untilReady(
    program,
    () => withConnection(`127.0.0.1:${temporal.port}`, async () => true),
    (how) => `nginx ${how}. Its last words, from ${log}:\n${lastLines(log)}`,
  )
  return program
}

/** The rules for what is sent again to whom are those of production. */
const TO_WEB = join(root, 'deploy', 'nginx', 'to-web.conf')

function configuration({ nginx, portal, temporal, directory }: ProxyOptions): string {
  const web = portal.behind.map((port) => `127.0.0.1:${port}`)
  return `
${nginx.streamModule ? `load_module ${nginx.streamModule};` : ''}
${process.getuid?.() === 0 ? `user ${userInfo().username};` : ''}
daemon off;
# One process: a master that is killed would leave others behind, which hold its ports.
master_process off;
pid ${join(directory, 'nginx.pid')};
error_log ${join(directory, 'nginx.log')} warn;
events { worker_connections 4096; }

http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join(' ')}
  upstream web {
    zone web 64k;
    ${servers(web)}
    keepalive 32;
    # Shorter than the five seconds after which Node closes an idle connection.
    keepalive_timeout 4s;
  }
  server {
    listen 127.0.0.1:${portal.port};
    location / { include ${TO_WEB}; }
  }
}

stream {
  upstream temporal {
    zone temporal 64k;
    ${servers(temporal.behind)}
  }
  server {
    listen 127.0.0.1:${temporal.port};
    proxy_pass temporal;
    proxy_connect_timeout 1s;
    proxy_socket_keepalive on;
  }
}
`
}

/** One refusal, and for a second nobody is sent there. */
const servers = (addresses: string[]) =>
  addresses.map((address) => `server ${address} max_fails=1 fail_timeout=1s;`).join('\n    ')
