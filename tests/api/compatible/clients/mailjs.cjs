// Takes npm's @cemalgnlts/mailjs, unmodified, through all that it can do.  Each step is
// one line of JSON on standard output; test_mailtm_clients.py reads them and sends the mail.
// Usage: node mailjs.cjs NODE_MODULES BASE_URL BASE_MERCURE
const { createRequire } = require("node:module");

const [nodeModules, baseUrl, baseMercure] = process.argv.slice(2);
const Mailjs = createRequire(`${nodeModules}/`)("@cemalgnlts/mailjs");
const mailjs = Object.assign(new Mailjs(), { baseUrl, baseMercure });

function tell(step, value) {
  console.log(JSON.stringify({ step, value }));
}

// Resolves with what an event brings; "open" must be the first that is asked for.
function once(name) {
  return new Promise((resolve) => mailjs.on(name, resolve));
}

async function run() {
  tell("domains", await mailjs.getDomains());
  tell("domain", await mailjs.getDomain((await mailjs.getDomains()).data[0].id));
  tell("created", await mailjs.createOneAccount());
  tell("me", await mailjs.me());
  tell("account", await mailjs.getAccount(mailjs.id));
  tell("wrong password", await Object.assign(new Mailjs(), { baseUrl }).login(mailjs.address, "another password"));

  const opened = once("open");
  const arrived = once("arrive");
  await opened;
  tell("listening", mailjs.address);
  tell("arrived", await arrived);

  const list = await mailjs.getMessages();
  tell("list", list);
  tell("beyond", await mailjs.getMessages(2));
  const { id } = list.data[0];
  const message = await mailjs.getMessage(id);
  tell("message", message);
  const attachment = await fetch(baseUrl + message.data.attachments[0].downloadUrl, {
    headers: { authorization: `Bearer ${mailjs.token}` },
  });
  tell("attachment", await attachment.text());

  const seen = once("seen");
  tell("set seen", await mailjs.setMessageSeen(id));
  tell("seen", await seen);
  tell("source", await mailjs.getSource(id));
  const deleted = once("delete");
  tell("delete", await mailjs.deleteMessage(id));
  tell("deleted", await deleted);
  tell("gone", await mailjs.getMessage(id));

  const { token } = mailjs;
  tell("delete me", await mailjs.deleteMe());
  tell("no account", await mailjs.loginWithToken(token));
}

run().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
