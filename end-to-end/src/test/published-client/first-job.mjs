// The unmodified published client does Gatehouse's first job: in the default project, then in one that it makes itself.
//   node first-job.mjs BASE_URL OPERATOR_TOKEN
import assert from 'node:assert/strict';
import http from 'node:http';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';

const { Configuration, V0alpha2Api, ReadApi, WriteApi, MetadataApi } = createRequire(import.meta.url)('@ory/client');
const [base, token] = process.argv.slice(2);
const password = 'a long enough passphrase 7';

// Not every system resolves names below .localhost; all of them are this machine (RFC 6761 §6.3).
const lookup = (host, options, done) => options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
const baseOptions = { httpAgent: new http.Agent({ lookup }) };
const client = (Api, basePath, credentials) => new Api(new Configuration({ basePath, baseOptions, ...credentials }));

async function firstJob(basePath, projectId) {
  const admin = client(V0alpha2Api, basePath, { accessToken: token }), anybody = client(V0alpha2Api, basePath);
  const email = `ann@${randomUUID()}.test`;

  const identity = (await admin.adminCreateIdentity({ schema_id: 'preset://email', traits: { email }, credentials: { password: { config: { password } } } })).data;
  const flow = (await anybody.initializeSelfServiceLoginFlowWithoutBrowser()).data;
  const login = (await anybody.submitSelfServiceLoginFlow(flow.id, { method: 'password', identifier: email, password })).data;
  const session = (await anybody.toSession(login.session_token)).data;
  assert.equal(session.identity.id, identity.id);
  assert.equal(session.active, true);

  const made = (await admin.adminCreateOAuth2Client({ client_name: 'robot', grant_types: ['client_credentials'], scope: 'read' })).data;
  const robot = client(V0alpha2Api, basePath, { username: made.client_id, password: made.client_secret });
  const issued = (await robot.performOAuth2TokenFlow('client_credentials')).data;
  const inspected = (await admin.adminIntrospectOAuth2Token(issued.access_token)).data;
  assert.equal(inspected.active, true);
  assert.equal(inspected.client_id, made.client_id);

  const changed = (await admin.patchProject(projectId, [{ op: 'add', path: '/services/permission/config/namespaces', value: [{ id: 1, name: 'documents' }] }])).data;
  assert.deepEqual(changed.warnings, []);
  const tuple = { namespace: 'documents', object: 'readme', relation: 'view', subject_id: identity.id };
  await client(WriteApi, basePath, { accessToken: token }).createRelationTuple(tuple);
  const reader = client(ReadApi, basePath, { accessToken: token });
  assert.equal((await reader.getCheck('documents', 'readme', 'view', identity.id)).data.allowed, true);
  assert.equal((await reader.getCheck('documents', 'readme', 'view', 'somebody-else')).data.allowed, false);
  return identity.id;
}

const operator = client(V0alpha2Api, base, { accessToken: token });
assert.equal((await client(MetadataApi, base, { accessToken: token }).isAlive()).data.status, 'ok');
const first = (await operator.listProjects()).data.find(project => project.slug === 'default');
const stranger = await firstJob(base, first.id);

const second = (await operator.createProject({ name: 'Published client' })).data;
const url = new URL(base);
url.hostname = `${second.slug}.${url.hostname}`;
await firstJob(url.origin, second.id);
await assert.rejects(client(V0alpha2Api, url.origin, { accessToken: token }).adminGetIdentity(stranger), failure => failure.response?.status === 404);
console.log('The published client did the first job in two projects.');
