// Connects to where the page came from, or to what is typed in; shows what comes to `house/#`.
const mqtt = globalThis.mqtt;
const element = (id) => document.getElementById(id);
const show = (state) => {
  element('state').textContent = state;
};
let client;

element('connect').addEventListener('submit', (event) => {
  event.preventDefault();
  const { url, username, password, version } = Object.fromEntries(new FormData(event.target));
  show('connecting');
  client = mqtt.connect(url || location.origin.replace(/^http/, 'ws'), {
    clientId: 'page',
    protocolVersion: Number(version),
    protocolId: version === '3' ? 'MQIsdp' : 'MQTT',
    reconnectPeriod: 0,
    ...(username && { username, password }),
  });
  client.on('connect', async () => {
    await client.subscribeAsync('house/#', { qos: 2 });
    show('connected');
  });
  client.on('message', (topic, payload, { qos, retain }) => {
    const line = document.createElement('li');
    line.textContent = `${topic}: ${payload} (QoS ${qos}${retain ? ', retained' : ''})`;
    element('messages').append(line);
  });
  client.on('error', ({ message }) => show(message || 'failed'));
  client.on('close', () => {
    if (/^connect/.test(element('state').textContent)) show('closed');
  });
});

element('publish').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { topic, message } = Object.fromEntries(new FormData(event.target));
  await client.publishAsync(topic, message, { qos: 1 });
});
