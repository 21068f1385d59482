#!/bin/sh
# Makes the secrets of docker-compose.yml in docker/secrets, which git ignores. What exists stays.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
# Compose mounts the files as they are and the services are not root, so the folder guards them.
chmod 700 secrets

random() {
  LC_ALL=C tr -dc 'a-km-z2-9' </dev/urandom | head -c 32
}

keep() {
  if [ ! -e "secrets/$1" ]; then
    cat >"secrets/$1"
    chmod 644 "secrets/$1"
    echo "made docker/secrets/$1"
  fi
}

for name in postgres_admin_password labelops_database_password camunda_database_password \
  labelops_service_password metrics_token; do
  random | keep "$name"
done

# First passwords of the people in staff.json, in labelops and Camunda alike.
{
  printf '{\n  "labelops-service": "%s"' "$(cat secrets/labelops_service_password)"
  for user in admin gate $(sed -n 's/.*"username": *"\([^"]*\)".*/\1/p' ../src/main/resources/staff.json); do
    printf ',\n  "%s": "%s"' "$user" "$(random)"
  done
  printf '\n}\n'
} | keep credentials
