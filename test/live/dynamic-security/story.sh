# story.sh PORT: the life of clients, groups and roles, as an administrator types it. What is answered goes to standard output.
dynsec() {
  echo "$ $*"
  timeout 20 mosquitto_ctrl -h 127.0.0.1 -p "$PORT" -u admin -P secret dynsec "$@" 2>&1 |
    grep -v -e '^Warning: You are running' -e '^This means all of the configuration' |
    sed -E 's/127\.0\.0\.1:[0-9]+/ADDRESS/'
}
PORT=$1
dynsec listClients
dynsec createRole house
dynsec createRole house
dynsec addRoleACL house publishClientSend 'house/#' allow 5
dynsec addRoleACL house publishClientSend 'house/secret' deny 10
dynsec addRoleACL house publishClientSend 'house/secret' deny 10
dynsec addRoleACL house subscribePattern 'house/+' allow
dynsec addRoleACL house subscribeLiteral '#' deny
dynsec addRoleACL house nonsense 'x' deny
dynsec addRoleACL house subscribePattern 'a#' deny
dynsec getRole house
dynsec listRoles
dynsec createClient ana -p pw
dynsec createClient ana -p pw
dynsec createClient bob -p pw -c bobs
dynsec addClientRole ana house 3
dynsec addClientRole ana nope 3
dynsec addClientRole nobody house 3
dynsec getClient ana
dynsec createGroup g
dynsec addGroupRole g house 7
dynsec addGroupRole g house 7
dynsec addGroupClient g bob 2
dynsec addGroupClient g bob 2
dynsec getGroup g
dynsec listGroups
dynsec listClients
dynsec setClientId ana anas
dynsec getClient ana
dynsec setAnonymousGroup g
dynsec getAnonymousGroup
dynsec createGroup other
dynsec setAnonymousGroup other
dynsec deleteGroup nope
dynsec getDefaultACLAccess
dynsec setDefaultACLAccess subscribe allow
dynsec getDefaultACLAccess
dynsec setClientPassword ana pw2
dynsec disableClient ana
dynsec getClient ana
dynsec enableClient ana
dynsec removeClientRole ana house
dynsec removeRoleACL house publishClientSend house/secret
dynsec removeRoleACL house publishClientSend house/secret
dynsec removeGroupClient g bob
dynsec removeGroupRole g house
dynsec deleteGroup g
dynsec deleteClient bob
dynsec deleteRole house
dynsec deleteRole house
dynsec listRoles
dynsec listClients
dynsec getDetails
