#!/bin/sh
# Makes the namespace and the search attributes that the portal needs. Runs in temporalio/admin-tools, or wherever the
# `temporal` command is. Takes TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE. Repeating it does nothing.
set -eu
namespace=${TEMPORAL_NAMESPACE:-janaspandana}

until temporal operator cluster health; do sleep 2; done
temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$namespace" --retention 90d
# A new namespace is known everywhere after some seconds.
until temporal operator search-attribute create --namespace "$namespace" \
  --name Department --type Keyword --name District --type Keyword --name Level --type Keyword \
  --name Stage --type Keyword --name Due --type Datetime; do sleep 2; done
