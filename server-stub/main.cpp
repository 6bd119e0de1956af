#include "server-stub/command/commands.h"

int main(int argc, char** argv)
{
    return signet::command::main_of_server(argc, argv);
}
