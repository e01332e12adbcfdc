CREATE TABLE installations (
  platform TEXT NOT NULL,
  tenant TEXT NOT NULL,
  name TEXT NOT NULL,
  bot_user TEXT NOT NULL,
  scopes TEXT NOT NULL,
  access_token TEXT NOT NULL,
  refresh_token TEXT NOT NULL,
  expires ${bigint},
  installed_by TEXT NOT NULL,
  installed ${bigint} NOT NULL,
  removed ${bigint},
  reason TEXT NOT NULL,
  PRIMARY KEY (platform, tenant)
)${strict};
