// The server's answers. What changes something carries the proof that only our own page knows.

let proof = '';

export class Failed extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, { credentials: 'same-origin', redirect: 'error', ...options });
  } catch {
    throw new Failed(0, '');
  }
  if (!answer.ok) {
    throw new Failed(answer.status, (await answer.text()).trim());
  }
  return answer.json();
}

function known(visitor) {
  proof = visitor.proof;
  return visitor;
}

export const get = (path) => ask(path, {});

export const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Earshot-Proof': proof },
    body: JSON.stringify(body),
  });

export const me = async () => known(await get('/api/me'));
export const signIn = async (token) => known(await post('/api/sign-in', { token }));
export const signOut = () => post('/api/sign-out', {});

// One click is one message, however often it has to be sent.
export async function act(alert, deed, more = {}) {
  const body = { id: crypto.randomUUID?.() ?? '', ...more };
  try {
    return await post(`/api/alerts/${encodeURIComponent(alert)}/${deed}`, body);
  } catch (failure) {
    if (failure.status !== 503 && failure.status !== 0) {
      throw failure;
    }
    return post(`/api/alerts/${encodeURIComponent(alert)}/${deed}`, body);
  }
}
